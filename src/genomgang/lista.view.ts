import { tarDeltagare, type Insatslage } from '../insats/lage.rules.ts';
import { startPath } from '../insats/sidor.rules.ts';
import { dagAv, langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { genomgangPath } from './adress.rules.ts';
import { arKlar, genomgangsmanad, klarSenast, manadMedAr, skaGasIgenom } from './genomgang.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly samverkansorganisation: string;
  readonly oppnaLange: string;
  readonly efterSlut: string;
  readonly senast: Text;
  readonly lage: string;
}
interface ListaPage extends Page {
  readonly text: string;
  readonly rader: readonly Rad[];
  readonly tomt: Tomt | null;
}
export const listaPage = page<ListaPage>('genomgang/lista');

const tomt: Tomt = {
  rubrik: 'Du har ingen insats att gå igenom',
  text: 'Här visas insatserna där du är deltagaransvarig och registrerar deltagare. Uppdraget får du av en insatsansvarig.',
};

/** When an insats was last gone through: "3 november 2026", or "Aldrig". */
export const senastText = ({ genomgangenAt }: Pick<Insatslage, 'genomgangenAt'>): Text => {
  if (genomgangenAt === null) return 'Aldrig';
  const dag = dagAv(genomgangenAt);
  return [tid(dag, langDag(dag))];
};

const lageFor = (insats: Insatslage, manad: Dag): string => {
  if (arKlar(insats, manad)) return 'Klar';
  return skaGasIgenom(insats, manad) ? 'Att gå igenom' : 'Behövs inte';
};

const rad = (insats: Insatslage, manad: Dag): Rad => ({
  namn: [lank(insats.namn, url(genomgangPath, { insatsId: insats.id }))],
  samverkansorganisation: insats.samverkansorganisation,
  oppnaLange: String(insats.oppnaLange),
  efterSlut: String(insats.efterSlut),
  senast: senastText(insats),
  lage: lageFor(insats, manad),
});

/** "Genomgång": the reader's insatser with deltagare, and which of them remain for the month. */
export const listaModel = (alla: readonly Insatslage[], idag: Dag, fel: string | null = null): ListaPage => {
  const manad = genomgangsmanad(idag);
  const insatser = alla.filter(tarDeltagare);
  const ska = insatser.filter((insats) => skaGasIgenom(insats, manad));
  const klara = ska.filter((insats) => arKlar(insats, manad)).length;
  return {
    titel: 'Genomgång',
    rubrik: 'Genomgång',
    ingress: [
      [
        `Gå igenom varje insats en gång i månaden. För ${manadMedAr(manad)} senast `,
        tid(klarSenast(manad), langDag(klarSenast(manad))),
        '.',
      ],
    ],
    smulor: [{ text: 'Start', href: startPath }, { text: 'Genomgång' }],
    meddelande: fel === null ? null : { slag: 'varning', text: fel },
    text: `${String(klara)} av ${antal(ska.length, 'insats genomgången', 'insatser genomgångna')} för ${manadMedAr(manad)}.`,
    rader: insatser.map((insats) => rad(insats, manad)),
    tomt: insatser.length === 0 ? tomt : null,
  };
};
