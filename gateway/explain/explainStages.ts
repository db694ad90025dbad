/** The stages that can be printed alone, in the order of a request. */
export const explainStages = ['parse', 'validate', 'plan', 'fetches', 'project'] as const;

export type ExplainStage = (typeof explainStages)[number];
