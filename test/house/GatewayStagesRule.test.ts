import { describe, expect, it } from 'vitest';
import { GatewayStagesRule } from './GatewayStagesRule.ts';
import { breaches } from './harness.ts';

const inPolicy = (text: string) => breaches(GatewayStagesRule, { 'gateway/policy/decide.ts': text });

describe('House rule: a gateway stage imports only types, and only from earlier stages', () => {
  it('lets it import the types of an earlier stage', () => {
    expect(inPolicy("import type { Caller } from '../identity/Caller.ts';")).toEqual([]);
  });

  it.each([
    ["import { identify } from '../identity/identify.ts';"],
    ["import { type Caller } from '../identity/Caller.ts';"],
    ["export * from '../identity/Caller.ts';"],
    ["await import('../identity/identify.ts');"],
  ])('refuses values of an earlier stage: %s', text => {
    expect(inPolicy(text)).toEqual([expect.stringContaining('stage policy imports more than types from')]);
  });

  it.each(["import { plan } from '../plan/planOperation.ts';", "import type { Plan } from '../plan/Plan.ts';"])(
    'refuses a later stage, also its types: %s',
    text => {
      expect(inPolicy(text)).toEqual([expect.stringContaining('of the later stage plan')]);
    },
  );

  it.each([
    '../handleRequest.ts',
    '../Gateway.ts',
    '../Graph.ts',
    '../Graphs.ts',
    '../startGateway.ts',
    '../listenToCallers.ts',
    '../webSocketOptions.ts',
    '../startAdmin.ts',
    '../serve.ts',
    '../server.ts',
    '../explain/explain.ts',
  ])('refuses what stands above the stages: %s', target => {
    expect(inPolicy(`import type { A } from '${target}';`)).toEqual([expect.stringContaining('which stands above the stages')]);
  });

  it('lets a stage use its own files and what is no stage', () => {
    expect(
      inPolicy(
        "import './rules/PurposeRule.ts'; import '../errors.ts'; import '../supergraph/loadSupergraph.ts'; import 'graphql';",
      ),
    ).toEqual([]);
  });

  it('leaves the conductors and the tests free', () => {
    const text = "import { plan } from './plan/planOperation.ts'; import { plan2 } from '../plan/planOperation.ts';";
    const files = { 'gateway/handleRequest.ts': text, 'gateway/explain/explain.ts': text, 'gateway/policy/decide.test.ts': text };
    expect(breaches(GatewayStagesRule, files)).toEqual([]);
  });
});
