export { drawPng } from './png.ts';
export { drawSvg } from './svg.ts';
