export { connectionByParent } from './connectionByParent.ts';
export { type Connection, createConnectionType, PageInfo } from './createConnectionType.ts';
export { findConnection } from './findConnection.ts';
export { PageArguments } from './pageArguments.ts';
