/** The GraphQL type of the indicators whose values a subgraph owns: `hrss` gives HrssIndicator; what is reported here, ReportedIndicator. */
export function indicatorTypeName(subgraph: string): string {
  if (subgraph === OWN_SUBGRAPH) return 'ReportedIndicator';
  const words = subgraph.split('-').map(word => word.charAt(0).toUpperCase() + word.slice(1));
  return `${words.join('')}Indicator`;
}

export const OWN_SUBGRAPH = 'leading-group';
