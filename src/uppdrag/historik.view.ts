import { rollText } from '../behorighet/behorighet.rules.ts';
import { insatsPath, startPath } from '../insats/sidor.rules.ts';
import { langDag, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import { sidvaljare, status, type Sidvaljare, type Status, type Tomt } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { dagenAv, tid, type Text, type Textbit } from '../web/text.ts';
import { url } from '../web/url.ts';
import { antalSidor, perSida } from '../shared/sidor.ts';
import { lageAv, type Historikplats, type Uppdragslage, type Uppdragsrad } from './historik.rules.ts';
import { insatsuppdragPath, organisationsuppdragPath, visaAnvandarePath } from './uppdragssidor.rules.ts';

interface Rad {
  readonly namn: string;
  readonly arbetsgivare: string;
  readonly roll: string;
  /** The insats; null for the whole organisation, and where the page is about one insats. */
  readonly plats: string | null;
  readonly period: Text;
  readonly givet: Text;
  readonly avslutat: Text | null;
  readonly status: Status;
}

interface UppdragshistorikPage extends Page {
  readonly lista: {
    readonly rubrik: string;
    readonly text: string;
    readonly rader: readonly Rad[];
    readonly sidvaljare: Sidvaljare | null;
  } | null;
  readonly tomt: Tomt | null;
}
export const uppdragshistorikPage = page<UppdragshistorikPage>('uppdrag/historik');

const statusar: Record<Uppdragslage, Status> = {
  pagar: status('oppen', 'Pågår'),
  kommer: status('oppen', 'Kommer'),
  slut: status('avslutad', 'Slut'),
};

const dagen = (dag: Dag): Textbit => tid(dag, langDag(dag));
const avVem = (at: Date, av: string | null): Text => [dagenAv(at), av === null ? '' : `, ${av}`];

const rad = (uppdrag: Uppdragsrad, idag: Dag): Rad => ({
  namn: uppdrag.namn,
  arbetsgivare: uppdrag.arbetsgivare,
  roll: rollText[uppdrag.roll],
  plats: uppdrag.insats,
  period: [dagen(uppdrag.fran), ' – ', uppdrag.till === null ? 'tills vidare' : dagen(uppdrag.till)],
  givet: avVem(uppdrag.tilldelatAt, uppdrag.tilldelatAv),
  avslutat: uppdrag.avslutatAt === null ? null : avVem(uppdrag.avslutatAt, uppdrag.avslutatAv),
  status: statusar[lageAv(uppdrag, idag)],
});

interface Funna {
  readonly rader: readonly Uppdragsrad[];
  readonly traffar: number;
  readonly sida: number;
}

const listan = (
  plats: Historikplats,
  { rader, traffar, sida }: Funna,
  idag: Dag,
): UppdragshistorikPage['lista'] => {
  const forsta = (sida - 1) * perSida + 1;
  const iInsats = plats.samverkansorganisation !== null;
  const adress = (nummer: number) => {
    const query = { sida: nummer === 1 ? undefined : String(nummer) };
    return iInsats
      ? url(insatsuppdragPath, { insatsId: plats.id }, query)
      : url(organisationsuppdragPath, { organisationId: plats.id }, query);
  };
  return {
    rubrik: antal(traffar, 'uppdrag', 'uppdrag'),
    text: `Uppdrag ${String(forsta)}–${String(forsta + rader.length - 1)} av ${String(traffar)}, senast givna först.`,
    rader: rader.map((uppdrag) => rad(iInsats ? { ...uppdrag, insats: null } : uppdrag, idag)),
    sidvaljare: sidvaljare(sida, antalSidor(traffar), adress),
  };
};

/** All uppdrag that there are and have been in an organisation or an insats. */
export const uppdragshistorikModel = (
  plats: Historikplats,
  funna: Funna,
  idag: Dag,
): UppdragshistorikPage => {
  const { id, namn, samverkansorganisation } = plats;
  const smulor =
    samverkansorganisation === null
      ? [{ text: 'Visa användare', href: url(visaAnvandarePath, {}, { organisation: id }) }]
      : [{ text: namn, href: url(insatsPath, { insatsId: id }) }];
  return {
    titel: `Uppdrag, ${namn}`,
    rubrik: 'Uppdrag nu och tidigare',
    ingress: [
      samverkansorganisation === null
        ? `${namn} och dess insatser.`
        : `Deltagaransvariga i ${namn}, ${samverkansorganisation}.`,
    ],
    smulor: [{ text: 'Start', href: startPath }, ...smulor, { text: 'Uppdrag' }],
    lista: funna.traffar === 0 ? null : listan(plats, funna, idag),
    tomt:
      funna.traffar === 0
        ? { rubrik: 'Inget uppdrag har getts', text: 'När någon får ett uppdrag här visas det i listan.' }
        : null,
  };
};
