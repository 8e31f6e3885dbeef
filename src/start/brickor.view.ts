import { deltagarePath, rattaInregistreringPath, utregistreringPath } from '../deltagande/adress.rules.ts';
import { genomgangPath } from '../genomgang/adress.rules.ts';
import {
  arKlar,
  genomgangsmanad,
  klarSenast,
  manadText,
  skaGasIgenom,
} from '../genomgang/genomgang.rules.ts';
import { oppnaLangeUrval, type Insatslage } from '../insats/lage.rules.ts';
import { inregistreringsutkastPath } from '../insats/sidor.rules.ts';
import { svaraSenast } from '../rattelsebegaran/rattelsebegaran.rules.ts';
import { begardaRattelserPath } from '../rattelsebegaran/sidor.rules.ts';
import { dagarEfter, dagAv, klockan, langDag, type Dag } from '../shared/datum.ts';
import { registreradSomAnonymPath } from '../samtycke/sidor.rules.ts';
import { antal } from '../shared/text.ts';
import type { Bricka } from '../web/delar.ts';
import { lank, tid } from '../web/text.ts';
import { url } from '../web/url.ts';
import { nastaAvstamning, type Inkommet, type Utkast } from './start.rules.ts';

/** What is missing in an insats that has not been gone through: "3 öppna över 12 mån", or only that it has not. */
const attGaIgenom = (insats: Insatslage, idag: Dag): NonNullable<Bricka['rader']>[number] => {
  const { id, namn, oppnaLange: lange, efterSlut } = insats;
  const manad = genomgangsmanad(idag);
  const senast = klarSenast(manad);
  const saknas = [
    `Inte genomgången för ${manadText(manad)}${idag > senast ? `, skulle ha varit klar ${langDag(senast)}` : ''}`,
    ...(lange > 0 ? [antal(lange, 'öppen över 12 månader', 'öppna över 12 månader')] : []),
    ...(efterSlut > 0 ? [antal(efterSlut, 'öppen efter insatsens slut', 'öppna efter insatsens slut')] : []),
  ];
  return {
    text: namn,
    svag: saknas.join('. '),
    lank: [lank('Gå igenom', url(genomgangPath, { insatsId: id }), namn)],
  };
};

const avstamning = (insatser: readonly Insatslage[], idag: Dag): Bricka => {
  const { dagar, manad } = nastaAvstamning(idag);
  const genomgang = genomgangsmanad(idag);
  const kvar = insatser.filter((insats) => skaGasIgenom(insats, genomgang) && !arKlar(insats, genomgang));
  return {
    tal: String(dagar),
    rubrik: dagar === 1 ? 'dag till den 15:e' : 'dagar till den 15:e',
    stycken: [`Då ska ${manadText(manad)} vara klar: alla som har börjat eller slutat är registrerade.`],
    ...(kvar.length === 0 ? {} : { rader: kvar.map((insats) => attGaIgenom(insats, idag)) }),
  };
};

const aldsta = (insatser: readonly Insatslage[]): Dag | null =>
  insatser
    .map((insats) => insats.aldsta)
    .filter((dag) => dag !== null)
    .sort()[0] ?? null;

/** With one insats a link to its list; with several a row for each. */
const vagTill = (insatser: readonly Insatslage[], idag: Dag): Pick<Bricka, 'lank' | 'rader'> => {
  const till = (insatsId: string) => url(deltagarePath, { insatsId }, oppnaLangeUrval(idag));
  const [enda, ...fler] = insatser;
  if (enda !== undefined && fler.length === 0)
    return { lank: [lank(`Visa dem i ${enda.namn}`, till(enda.id))] };
  return {
    rader: insatser.map(({ id, namn, oppnaLange }) => ({
      text: namn,
      svag: antal(oppnaLange, 'öppet deltagande', 'öppna deltaganden'),
      lank: [lank('Visa', till(id), `de som har varit öppna längst i ${namn}`)],
    })),
  };
};

const oppnaLange = (insatser: readonly Insatslage[], idag: Dag): Bricka => {
  const med = insatser.filter((insats) => insats.oppnaLange > 0);
  const start = aldsta(med);
  const summa = med.reduce((total, insats) => total + insats.oppnaLange, 0);
  const rubrik = summa === 1 ? 'öppet längre än 12 månader' : 'öppna längre än 12 månader';
  if (start === null) return { tal: '0', rubrik, stycken: ['Inget deltagande har varit öppet så länge.'] };
  const stycke = ['Registrera ut dem som har slutat. Det äldsta startade ', tid(start, langDag(start)), '.'];
  return { tal: String(summa), rubrik, stycken: [stycke], ...vagTill(med, idag) };
};

const nar = (at: Date, idag: Dag): string => {
  const dag = dagAv(at);
  if (dag === idag) return `i dag ${klockan(at)}`;
  return dag === dagarEfter(idag, -1) ? `i går ${klockan(at)}` : `${langDag(dag)} ${klockan(at)}`;
};

interface Fortsattning {
  readonly text: string;
  readonly bestamt: string;
  readonly href: string;
}
/** A draft about a deltagande that exists is of a correction, or of its utregistrering. */
const fortsattning = ({ id, formular, insatsId, deltagandeId }: Utkast): Fortsattning => {
  if (deltagandeId === null)
    return {
      text: 'Inregistrering',
      bestamt: 'inregistreringen',
      href: url(inregistreringsutkastPath, { insatsId, utkastId: id }),
    };
  return formular === 'utregistrering'
    ? { text: 'Utregistrering', bestamt: 'utregistreringen', href: url(utregistreringPath, { deltagandeId }) }
    : { text: 'Rättelse', bestamt: 'rättelsen', href: url(rattaInregistreringPath, { deltagandeId }) };
};

const utkastrad = (utkast: Utkast, idag: Dag): NonNullable<Bricka['rader']>[number] => {
  const { text, bestamt, href } = fortsattning(utkast);
  return {
    text: `${text}, ${utkast.insats}`,
    svag: nar(utkast.sparatAt, idag),
    lank: [lank('Fortsätt', href, `${bestamt} i ${utkast.insats}`)],
  };
};

/** Drafts say form, insats and time; never whom they are about. */
const utkasten = (utkast: readonly Utkast[], idag: Dag): Bricka => ({
  tal: String(utkast.length),
  rubrik: 'utkast att fortsätta',
  stycken: utkast.length === 0 ? ['Det du börjar på men inte sparar ligger kvar här i 24 timmar.'] : [],
  rader: utkast.map((ett) => utkastrad(ett, idag)),
});

/** Nobody is named: the names are gone. Nothing at all when there is nothing to do. */
const blevAnonyma = (insatser: Inkommet['anonyma']): readonly Bricka[] => {
  const summa = insatser.reduce((total, insats) => total + insats.antal, 0);
  if (summa === 0) return [];
  const rader = insatser.map(({ insatsId, namn, antal: tal }) => ({
    text: namn,
    svag: antal(tal, 'deltagande', 'deltaganden'),
    lank: [lank('Visa', url(registreradSomAnonymPath, { insatsId }), `registrerade som anonyma i ${namn}`)],
  }));
  const rubrik = summa === 1 ? 'registrerad som anonym' : 'registrerade som anonyma';
  return [{ tal: String(summa), rubrik, stycken: ['SUS har raderat personuppgifterna.'], rader }];
};

/** Where somebody has asked for a correction; never who. Nothing at all when nobody has. */
const rattelser = (begarda: Inkommet['rattelser']): readonly Bricka[] => {
  if (begarda.length === 0) return [];
  const rader = begarda.map(({ deltagandeId, insats, diarienummer, noteradAt }) => ({
    text: insats,
    svag: `${diarienummer}. Svara senast ${langDag(dagAv(svaraSenast(noteradAt)))}`,
    lank: [lank('Svara', url(begardaRattelserPath, { deltagandeId }), `på ${diarienummer}`)],
  }));
  const rubrik = begarda.length === 1 ? 'begärd rättelse' : 'begärda rättelser';
  return [{ tal: String(begarda.length), rubrik, stycken: ['Läs begäran i diariet.'], rader }];
};

/** "Att göra": what somebody has asked for, the day of reckoning, those who have been open for too long, what was begun, and what SUS has done itself. */
export const brickor = (
  insatser: readonly Insatslage[],
  utkast: readonly Utkast[],
  inkommet: Inkommet | null,
  idag: Dag,
): readonly Bricka[] => [
  ...rattelser(inkommet?.rattelser ?? []),
  ...blevAnonyma(inkommet?.anonyma ?? []),
  avstamning(insatser, idag),
  oppnaLange(insatser, idag),
  utkasten(utkast, idag),
];
