import { arKlar, manadMedAr, manadText } from '../genomgang/genomgang.rules.ts';
import { insatsPath, startPath } from '../insats/sidor.rules.ts';
import type { Dag } from '../shared/datum.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, lank, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { tackningPath } from './adress.rules.ts';
import {
  anonymandel,
  sammanstall,
  summaText,
  tackningsmatt,
  tackningsrad,
  visatAntal,
  type Exakt,
  type Insatstackning,
} from './tackning.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly celler: readonly { readonly rubrik: string; readonly text: Text; readonly tal: boolean }[];
}
interface Tabell {
  readonly id: string;
  readonly rubrik: string;
  readonly text: string;
  readonly kolumner: readonly { readonly text: string; readonly tal: boolean }[];
  readonly rader: readonly Rad[];
}
interface TackningPage extends Page {
  readonly tabeller: readonly Tabell[];
  readonly matt: typeof tackningsmatt;
  readonly tomt: Tomt | null;
}
export const tackningPage = page<TackningPage>('tackning/tackning');

interface Underlag {
  readonly manad: Dag;
  readonly insatser: readonly Insatstackning[];
  readonly exakt: Exakt;
}

const tomt: Tomt = {
  rubrik: 'Du har inget uppdrag att visa täckning för',
  text: 'Här visas insatserna där du är deltagaransvarig och samverkansorganisationerna där du har uppdrag.',
};

const kolumn = (text: string, tal = false) => ({ text, tal });
const forbundskolumner = [
  kolumn('Genomgångna'),
  kolumn('Utan aktivitet', true),
  kolumn('Öppna över 12 månader', true),
  kolumn('Saknar utregistrering', true),
];
const insatskolumner = [
  kolumn('Senast genomgången'),
  kolumn('Aktivitet i månaden'),
  kolumn('Öppna över 12 månader', true),
  kolumn('Saknar utregistrering', true),
  kolumn('Andel anonyma', true),
];

const celler = (
  kolumner: readonly { text: string; tal: boolean }[],
  texter: readonly Text[],
): Rad['celler'] => kolumner.map(({ text, tal }, i) => ({ rubrik: text, text: texter[i] ?? '', tal }));

const genomgangen = ({ genomgangenManad: manad, genomgangenAt: at }: Insatstackning): Text => {
  if (manad === null || at === null) return 'Aldrig';
  return [dagenAv(at), `, ${manadText(manad)}`];
};

const antalet = (antal: number, exakt: boolean): string => String(visatAntal(antal, exakt) ?? '..');

const andelen = (insats: Insatstackning, exakt: boolean): string => {
  if (insats.anonyma + insats.paborjade === 0) return '–';
  const andel = anonymandel(insats, exakt);
  return andel === null ? '..' : `${String(andel)} %`;
};

const insatsrad = (insats: Insatstackning, exakt: boolean): Rad => ({
  namn: [lank(insats.namn, url(insatsPath, { insatsId: insats.id }))],
  celler: celler(insatskolumner, [
    genomgangen(insats),
    insats.aktiv ? 'Ja' : 'Nej',
    antalet(insats.oppnaLange, exakt),
    antalet(insats.efterSlut, exakt),
    andelen(insats, exakt),
  ]),
});

const forbundsrad = (insatser: readonly Insatstackning[], { exakt, manad }: Underlag): Rad => {
  const { samverkansorganisationId: forbund = '', samverkansorganisation = '' } = insatser[0] ?? {};
  const t = sammanstall(insatser, exakt, manad);
  return {
    namn: [lank(samverkansorganisation, url(tackningPath, {}, { forbund }))],
    celler: celler(forbundskolumner, [
      `${String(t.genomgangna)} av ${String(t.insatser)}`,
      String(t.utanAktivitet),
      summaText(t.oppnaLange),
      summaText(t.efterSlut),
    ]),
  };
};

const perForbund = (insatser: readonly Insatstackning[]): (readonly Insatstackning[])[] => {
  const per = new Map<string, Insatstackning[]>();
  for (const insats of insatser) {
    const { samverkansorganisationId: id } = insats;
    per.set(id, [...(per.get(id) ?? []), insats]);
  }
  return [...per.values()];
};

const insatstabell = (insatser: readonly Insatstackning[], underlag: Underlag): Tabell => ({
  id: 'insatser',
  rubrik: insatser[0]?.samverkansorganisation ?? '',
  text: tackningsrad(sammanstall(insatser, underlag.exakt, underlag.manad)),
  kolumner: insatskolumner,
  // Those that have not been gone through come first.
  rader: [...insatser]
    .sort((a, b) => Number(arKlar(a, underlag.manad)) - Number(arKlar(b, underlag.manad)))
    .map((insats) => insatsrad(insats, underlag.exakt(insats.id))),
});

/** "Täckning": each förbund the reader has part in, and the insatser of one of them. `vald` is the one in the address. */
export const tackningModel = (underlag: Underlag, vald: unknown): TackningPage => {
  const forbund = perForbund(underlag.insatser);
  const valt =
    forbund.find(([ett]) => ett?.samverkansorganisationId === vald) ??
    (forbund.length === 1 ? forbund[0] : undefined);
  return {
    titel: 'Täckning',
    rubrik: 'Täckning',
    ingress: [`Hur kompletta uppgifterna är för ${manadMedAr(underlag.manad)}. Volyminsatser ingår inte.`],
    smulor: [{ text: 'Start', href: startPath }, { text: 'Täckning' }],
    tabeller: [
      ...(valt === undefined ? [] : [insatstabell(valt, underlag)]),
      ...(forbund.length < 2
        ? []
        : [
            {
              id: 'forbund',
              rubrik: 'Samverkansorganisationer',
              text: tackningsrad(sammanstall(underlag.insatser, underlag.exakt, underlag.manad)),
              kolumner: forbundskolumner,
              rader: forbund.map((insatser) => forbundsrad(insatser, underlag)),
            },
          ]),
    ],
    matt: tackningsmatt,
    tomt: forbund.length === 0 ? tomt : null,
  };
};
