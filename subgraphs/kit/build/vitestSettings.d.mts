import type { ViteUserConfig } from 'vitest/config';

export declare const vitestSettings: Pick<ViteUserConfig, 'oxc' | 'resolve'>;
