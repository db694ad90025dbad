import { createForeignIndicator } from './createForeignIndicator.ts';

/** HrssIndicator: values owned by the subgraph `hrss`. */
export const hrssIndicator = createForeignIndicator('hrss', '人社局');
