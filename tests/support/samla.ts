/** Goes through things one after the other and gathers what is wrong with them. */
export const samla = async <T>(
  bland: readonly T[],
  prova: (en: T) => Promise<readonly string[]>,
): Promise<string[]> => {
  const fel: string[] = [];
  for (const en of bland) fel.push(...(await prova(en)));
  return fel;
};
