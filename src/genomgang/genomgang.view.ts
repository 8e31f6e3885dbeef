import { rattaInregistreringPath, deltagandePath, utregistreringPath } from '../deltagande/adress.rules.ts';
import type { Insats } from '../insats/insats.rules.ts';
import { inregistreringsutkastPath, insatsPath, startPath } from '../insats/sidor.rules.ts';
import { dagAv, klockan, langDag, manaderMellan, tidpunkt, type Dag } from '../shared/datum.ts';
import { antal } from '../shared/text.ts';
import type { Export, Faktarad, Meddelande, Tomt } from '../web/delar.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, maskerat, tal, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { genomgangarPath, genomgangCsvPath, genomgangPath } from './adress.rules.ts';
import {
  bristText,
  genomgangshinderText,
  genomgangsmanad,
  klarSenast,
  manadMedAr,
  provaGenomgang,
  type AttSeOver,
  type Genomgang,
  type Genomgangshinder,
  type Utkast,
} from './genomgang.rules.ts';

interface Rad {
  readonly namn: Text;
  readonly personnummer: Text;
  readonly startdag: Text;
  readonly tid: string;
  readonly brister: string;
  readonly atgard: Text;
}
interface GenomgangPage extends Page {
  readonly fakta: readonly Faktarad[];
  readonly lista: { readonly rubrik: string; readonly text: string; readonly rader: readonly Rad[] };
  readonly exporter: readonly Export[];
  readonly tomt: Tomt | null;
  readonly utkast: readonly { readonly text: Text; readonly nar: string }[];
  /** Null when the month is marked, or cannot be. */
  readonly formular: {
    readonly action: string;
    readonly nyckel: string;
    readonly manad: Dag;
    readonly text: string;
    readonly knapp: string;
  } | null;
}
export const genomgangPage = page<GenomgangPage>('genomgang/genomgang');

/** What the page is made of. */
interface Underlag {
  readonly insats: Insats;
  readonly senaste: Genomgang | null;
  readonly attSeOver: readonly AttSeOver[];
  /** At most so many are shown. */
  readonly hogst: number;
  readonly utkast: readonly Utkast[];
}

const rad = ({ id, namn, fodelsedatum, startdag, brister }: AttSeOver, idag: Dag): Rad => ({
  namn: [lank(namn, url(deltagandePath, { deltagandeId: id }))],
  personnummer: [maskerat(fodelsedatum)],
  startdag: [tid(startdag)],
  tid: `${String(manaderMellan(startdag, idag))} mån`,
  brister: brister.map((brist) => bristText[brist]).join('. '),
  atgard: [lank('Registrera ut', url(utregistreringPath, { deltagandeId: id }), namn)],
});

const utkastrad = ({ id, formular, deltagandeId, sparatAt }: Utkast, insatsId: string) => {
  const nar = `${langDag(dagAv(sparatAt))} ${klockan(sparatAt)}`;
  if (deltagandeId === null) {
    const href = url(inregistreringsutkastPath, { insatsId, utkastId: id });
    return { text: [lank('Fortsätt inregistreringen', href)], nar };
  }
  return formular === 'utregistrering'
    ? { text: [lank('Fortsätt utregistreringen', url(utregistreringPath, { deltagandeId }))], nar }
    : { text: [lank('Fortsätt rättelsen', url(rattaInregistreringPath, { deltagandeId }))], nar };
};

const senastText = (senaste: Genomgang | null): Text =>
  senaste === null
    ? 'Aldrig'
    : [`${manadMedAr(senaste.manad)}, `, tid(dagAv(senaste.at), tidpunkt(senaste.at)), ` av ${senaste.av}`];

const tomt: Tomt = {
  rubrik: 'Inget deltagande behöver ses över',
  text: 'Ingen har varit öppen längre än 12 månader, och ingen är öppen efter insatsens slut. Kontrollera också att alla som har börjat eller slutat i månaden är registrerade.',
};

const listan = ({ attSeOver, hogst }: Underlag, idag: Dag): GenomgangPage['lista'] => ({
  rubrik:
    attSeOver.length === 0
      ? 'Att se över'
      : `${antal(attSeOver.length, 'deltagande', 'deltaganden')} att se över`,
  text: `Den som har varit öppen längst står först.${attSeOver.length < hogst ? '' : ` Bara de ${String(hogst)} första visas, alla finns i Visa deltagare.`} Slutsiffrorna visas på personens egen sida.`,
  rader: attSeOver.map((ett) => rad(ett, idag)),
});

const kvittotext = (nummer: string, { manad }: Genomgang): Meddelande => ({
  slag: 'klart',
  text: [`Insatsen är genomgången för ${manadMedAr(manad)}. Kvittonummer `, tal(nummer)],
});

const meddelandet = (
  hinder: Genomgangshinder | null,
  { senaste }: Underlag,
  kvittonummer: string | null,
): Meddelande | null => {
  if (kvittonummer !== null && senaste !== null) return kvittotext(kvittonummer, senaste);
  if (hinder === null) return null;
  if (hinder === 'redan_gjord' && senaste !== null)
    return {
      slag: 'info',
      text: `Insatsen är genomgången för ${manadMedAr(senaste.manad)}, markerad av ${senaste.av} ${tidpunkt(senaste.at)}.`,
    };
  return { slag: hinder === 'ny_manad' ? 'varning' : 'info', text: genomgangshinderText[hinder] };
};

const exporter = ({ insats, attSeOver }: Underlag): readonly Export[] =>
  attSeOver.length === 0 ? [] : [{ text: 'CSV', href: url(genomgangCsvPath, { insatsId: insats.id }) }];

interface Svar {
  /** Why what was sent could not be saved. */
  readonly hinder?: Genomgangshinder;
  /** Of the save that the page is the receipt for. */
  readonly kvittonummer?: string | null;
}

const formularet = (insatsId: string, manad: Dag, form: Form): NonNullable<GenomgangPage['formular']> => ({
  action: url(genomgangPath, { insatsId }),
  nyckel: nyckelFor(form),
  manad,
  text: 'Markera när du har gått igenom listan och dina utkast. Den som fortfarande deltar ska vara öppen. Ditt namn och tiden sparas.',
  knapp: `Markera ${manadMedAr(manad)} som genomgången`,
});

/** The page "Genomgång" of one insats: what to look at, and the one step that marks the month. */
export const genomgangModel = (
  underlag: Underlag,
  idag: Dag,
  form: Form,
  { hinder, kvittonummer = null }: Svar = {},
): GenomgangPage => {
  const { insats, senaste, attSeOver, utkast } = underlag;
  const manad = genomgangsmanad(idag);
  const provad = provaGenomgang(insats, manad, { idag, gjord: senaste?.manad === manad });
  return {
    titel: `Genomgång, ${insats.namn}`,
    rubrik: 'Genomgång',
    ingress: [
      [lank(insats.namn, url(insatsPath, { insatsId: insats.id })), `, ${insats.samverkansorganisation}`],
      'Varje visning loggas.',
    ],
    smulor: [
      { text: 'Start', href: startPath },
      { text: 'Genomgång', href: genomgangarPath },
      { text: insats.namn },
    ],
    meddelande: meddelandet(hinder ?? (provad.ok ? null : provad.error), underlag, kvittonummer),
    fakta: [
      { rubrik: 'Månad', text: manadMedAr(manad) },
      { rubrik: 'Klar senast', text: [tid(klarSenast(manad), langDag(klarSenast(manad)))] },
      { rubrik: 'Senast genomgången', text: senastText(senaste) },
    ],
    lista: listan(underlag, idag),
    exporter: exporter(underlag),
    tomt: attSeOver.length === 0 ? tomt : null,
    utkast: utkast.map((ett) => utkastrad(ett, insats.id)),
    formular: provad.ok ? formularet(insats.id, manad, form) : null,
  };
};
