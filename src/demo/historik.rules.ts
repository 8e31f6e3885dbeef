import type { Andring, Historikhandelse } from '../deltagande/deltagande.rules.ts';
import { dagarEfter, type Dag } from '../shared/datum.ts';
import type { Demodeltagande, Demoslut } from './deltaganden.rules.ts';

/** One row of the history of a deltagande, in order. `version` begins at 1. */
export interface Demohandelse {
  readonly handelse: Historikhandelse;
  readonly andringar: readonly Andring[];
  readonly skal: string | null;
  readonly dag: Dag;
  readonly version: number;
}
type Handelse = Omit<Demohandelse, 'version'>;

const utan = (handelse: Historikhandelse, dag: Dag): Handelse => ({
  handelse,
  dag,
  andringar: [],
  skal: null,
});

const rattadStartdag = ({ startdag }: Demodeltagande): Andring => ({
  falt: 'startdag',
  gammalt: dagarEfter(startdag, 7),
  nytt: startdag,
});
const rattadForsorjning = ({ inmatning }: Demodeltagande): Andring => ({
  falt: 'forsorjning',
  gammalt: 'annan',
  nytt: [...inmatning.forsorjning].sort().join(','),
});
const rattadAnledning = ({ anledningKod }: Demoslut): Andring => ({
  falt: 'avslutsanledning',
  gammalt: anledningKod === 'annan' ? 'enligt_plan' : 'annan',
  nytt: anledningKod,
});

/** Every seventeenth inregistrering was corrected some days later. */
const inRattad = (d: Demodeltagande): Handelse[] => {
  if (d.nummer % 17 !== 5 || d.makulering !== null) return [];
  const andring = d.nummer % 2 === 0 ? rattadStartdag(d) : rattadForsorjning(d);
  const skal = 'Kompletterat efter möte med kommunen';
  return [{ handelse: 'inregistrering_rattad', dag: dagarEfter(d.startdag, 12), andringar: [andring], skal }];
};

const ut = (d: Demodeltagande, slut: Demoslut): Handelse[] => {
  const utregistrerad = utan('utregistrerad', dagarEfter(slut.dag, d.nummer % 6));
  if (d.nummer % 23 !== 7 || slut.utmatning === null) return [utregistrerad];
  const skal = 'Fel anledning valdes när deltagaren registrerades ut';
  const andringar = [rattadAnledning(slut)];
  return [
    utregistrerad,
    { handelse: 'utregistrering_rattad', dag: dagarEfter(slut.dag, 14), andringar, skal },
  ];
};

const felregistrerad = ({ makulering }: Demodeltagande): Handelse[] =>
  makulering === null ? [] : [utan('felregistrerad', makulering.dag)];

/** What happened to a deltagande, oldest first; nothing later than today. */
export const historikFor = (d: Demodeltagande, idag: Dag): readonly Demohandelse[] => {
  const handelser = [
    utan('inregistrerad', dagarEfter(d.startdag, d.nummer % 4)),
    ...inRattad(d),
    ...(d.slut === null ? [] : ut(d, d.slut)),
    ...felregistrerad(d),
  ];
  return handelser.map((h, i) => ({ ...h, dag: h.dag < idag ? h.dag : idag, version: i + 1 }));
};
