export { type HiddenWording, hiddenWordings, type OwnedWording, ownedWordings } from './cases.ts';
export { type Learned, learnReranking, type SeenWording } from './learn.ts';
export { type Nearness, type Reranking, reranked, type Similarities } from './rerank.ts';
