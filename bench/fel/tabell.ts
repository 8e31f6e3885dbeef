import type { Angrepp, Forlopp } from './angrepp.ts';
import type { Post } from './huvudbok.ts';
import type { Dom } from './orakel.ts';
import type { Resultat } from './prov.ts';

const tusendelar = (sekunder: number) => sekunder.toFixed(1).replace('.', ',');

/** Rows under a heading, columns as wide as they need. */
export const tabell = (rader: readonly (readonly string[])[]): string => {
  const bredd = (rader[0] ?? []).map((_, n) => Math.max(...rader.map((rad) => rad[n]?.length ?? 0)));
  const skriv = (rad: readonly string[]) =>
    `| ${rad.map((cell, n) => cell.padEnd(bredd[n] ?? 0)).join(' | ')} |`;
  const [rubrik = [], ...resten] = rader;
  return [skriv(rubrik), skriv(bredd.map((b) => '-'.repeat(b))), ...resten.map(skriv)].join('\n');
};

const antal = (poster: readonly Post[], besked: Post['besked']): string =>
  String(poster.filter((post) => post.besked === besked).length);

const aterhamtning = ({ tider }: Forlopp): string => {
  if (tider.length === 0) return '–';
  const sorterade = tider.toSorted((a, b) => a - b);
  const mitten = sorterade[Math.floor(sorterade.length / 2)] ?? 0;
  return `${tusendelar(mitten)} (som mest ${tusendelar(sorterade.at(-1) ?? 0)})`;
};

const utanSvar: Readonly<Record<number, string>> = { 0: 'avbrutet', [-1]: 'för sent' };

/** "303: 120, 503: 4, avbrutet: 31" */
const svarsrad = (svar: ReadonlyMap<number, number> | undefined): string =>
  [...(svar ?? [])]
    .toSorted(([, a], [, b]) => b - a)
    .map(([status, gang]) => `${utanSvar[status] ?? String(status)}: ${gang}`)
    .join(', ');

const domar: readonly Dom[] = ['forlorad', 'dubblerad', 'uppfunnen', 'halv'];
const rubrik = [
  ...['fel', 'väntat', 'sett', 'ronder', 'sparade', 'kvitto', 'nekade', 'ovissa'],
  ...['förlorade', 'dubblerade', 'uppfunna', 'halva', 'åter efter, s'],
];

const rad = ({ namn, vantat }: Angrepp, { forlopp, poster, domslut, svar }: Resultat): string[] => {
  const egna = poster.filter(({ fel }) => fel === namn);
  const gick = forlopp.get(namn);
  return [
    namn,
    vantat,
    [svarsrad(svar.get(namn)), ...new Set(gick?.avvikelser)].join('; '),
    String(gick?.ronder ?? 0),
    String(egna.length),
    ...(['ACK', 'NACK', 'UNKNOWN'] as const).map((besked) => antal(egna, besked)),
    ...domar.map((d) => String(domslut.perFel.get(namn)?.get(d) ?? 0)),
    gick === undefined ? '–' : aterhamtning(gick),
  ];
};

/** One row a fault: what was expected, and what the oracle found. */
export const felTabell = (angrepp: readonly Angrepp[], resultat: Resultat): string =>
  tabell([rubrik, ...angrepp.map((ett) => rad(ett, resultat))]);

/** How many of one kind, over all faults. */
export const summa = ({ domslut }: Resultat, d: Dom): number =>
  [...domslut.perFel.values()].reduce((total, egna) => total + (egna.get(d) ?? 0), 0);

/** Everything that went against the promise, in words; [] when it was kept. */
export const avvikelser = (angrepp: readonly Angrepp[], resultat: Resultat): string[] => {
  const { forlopp, domslut, svar } = resultat;
  const fynd = domar.flatMap((d) => (summa(resultat, d) > 0 ? [`${summa(resultat, d)} ${d}`] : []));
  const forSent = angrepp.filter(({ namn, hogst = 10 }) =>
    forlopp.get(namn)?.tider.some((tid) => tid > hogst),
  );
  return [
    ...fynd,
    ...(domslut.aldrigSanda > 0 ? [`${domslut.aldrigSanda} rader som ingen har skickat`] : []),
    // A fault outside SUS is told of as one that passes.
    ...[...svar].flatMap(([namn, egna]) => (egna.has(500) ? [`${namn}: ${egna.get(500)} svar 500`] : [])),
    ...(domslut.kedja === null ? [] : [`granskningsspåret: ${domslut.kedja}`]),
    ...forSent.map(({ namn, hogst = 10 }) => `${namn}: mer än ${hogst} s till svar`),
    ...[...forlopp].flatMap(([namn, { avvikelser: egna }]) => egna.map((text) => `${namn}: ${text}`)),
  ];
};

/** Faults tried by themselves: what was expected, and what was seen. */
export const provTabell = (
  alla: readonly { namn: string; vantat: string; sett: string; avvikelser: readonly string[] }[],
): string =>
  tabell([
    ['fel', 'väntat', 'sett'],
    ...alla.map(({ namn, vantat, sett, avvikelser: egna }) => [namn, vantat, [sett, ...egna].join('; ')]),
  ]);
