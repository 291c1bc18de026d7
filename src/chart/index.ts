export { drawPng } from './png.ts';
export { type Drawing, drawChart, drawSvg } from './svg.ts';
