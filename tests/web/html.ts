import { HtmlValidate, type ConfigData } from 'html-validate';
import { readFileSync } from 'node:fs';

const config = JSON.parse(readFileSync('.htmlvalidate.json', 'utf8')) as ConfigData;
const validator = new HtmlValidate(config);

/** What html-validate has against a page, one line each; an empty list when it has nothing. */
export const htmlFaults = async (html: string): Promise<string[]> => {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`),
  );
};
