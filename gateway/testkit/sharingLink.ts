import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const DIRECTIVE = readFileSync(join(import.meta.dirname, '../../schema/directives/sharing.graphql'), 'utf8');

/** How a department links to federation and to `@sharing`, as our own departments do. */
export const SHARING_LINK = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
    import: ["@key", "@requires", "@external", "@shareable", "@interfaceObject", "@composeDirective"])
  extend schema @link(url: "https://minsheng.example/sharing/v1.0", import: ["@sharing"]) @composeDirective(name: "@sharing")
  ${DIRECTIVE}`;

const PURPOSES = '["benefit_review", "eligibility_check", "audit"]';

/** Words that tests need again and again, each a directive to write behind a field or type. */
export const open = (owner: string) => `@sharing(class: "unconditional", sensitivity: "none", owner: "${owner}")`;
export const granted = (owner: string) => `@sharing(class: "conditional", sensitivity: "none", owner: "${owner}")`;
export const personal = (owner: string) =>
  `@sharing(class: "conditional", sensitivity: "personal", purposes: ${PURPOSES}, owner: "${owner}")`;
export const sensitive = (owner: string) =>
  `@sharing(class: "conditional", sensitivity: "sensitive", purposes: ${PURPOSES}, owner: "${owner}")`;
export const refused = (owner: string) =>
  `@sharing(class: "refused", basis: "统计法第二十八条", sensitivity: "personal", purposes: ${PURPOSES}, owner: "${owner}")`;
/** What all departments answer alike. */
export const everybodys = `@sharing(class: "conditional", sensitivity: "personal", purposes: ${PURPOSES}, derivableBy: ["hrss", "civil-affairs", "medical-insurance"])`;
