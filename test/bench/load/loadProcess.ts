import type { LoadOrder } from './LoadOrder.ts';
import { sendLoad } from './sendLoad.ts';

/** The process of the load: takes one order after the other from the bench and tells it what came of each. */
process.on('message', (order: LoadOrder) => {
  sendLoad(order).then(
    result => process.send?.(result),
    error => process.send?.({ completed: 0, wallMs: 0, p50: 0, p99: 0, max: 0, wrong: String(error) }),
  );
});
process.once('disconnect', () => process.exit());
