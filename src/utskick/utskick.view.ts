import { bestallningPath } from '../bestallning/sidor.rules.ts';
import { dagAv, tidpunkt } from '../shared/datum.ts';
import type { Faktarad, Meddelande, Status } from '../web/delar.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { page, type Page } from '../web/page.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import type { Visat } from './lista.view.ts';
import { felText, igenText, kanalText, lageStatus, omText } from './ord.view.ts';
import { utskickPath, utskickslistaPath } from './sidor.rules.ts';
import { masterlosenord, provaIgen, type Igenhinder } from './utskick.rules.ts';

interface Utskickssida extends Page {
  readonly status: Status;
  readonly fakta: readonly Faktarad[];
  readonly igen: { readonly action: string; readonly nyckel: string; readonly text: string } | null;
  readonly varforInte: string | null;
}
export const utskickPage = page<Utskickssida>('utskick/utskick');

const nar = (at: Date): Text => [tid(dagAv(at), tidpunkt(at))];

const lagetsTid = {
  vantar: null,
  skickas: 'Började skickas',
  igen: 'Nästa försök',
  skickat: 'Skickades',
  misslyckat: 'Misslyckades',
  oklart: 'Lämnades över',
} as const;

const fakta = (u: Visat): readonly Faktarad[] => {
  const rubrik = lagetsTid[u.lage];
  const rader: Faktarad[] = [
    { rubrik: 'Till', text: `${kanalText[u.kanal]} ${u.till}` },
    { rubrik: 'Skapat', text: nar(u.skapadAt) },
    { rubrik: 'Försök', text: String(u.forsok) },
  ];
  if (u.namn !== null) rader.unshift({ rubrik: 'Användare', text: u.namn });
  if (rubrik !== null) rader.push({ rubrik, text: nar(u.lageAt) });
  if (u.fel !== null) rader.push({ rubrik: 'Vad som hände', text: felText[u.fel] });
  if (u.bestallningId !== null)
    rader.push({
      rubrik: 'Beställning',
      text: [lank(String(u.nummer), url(bestallningPath, { bestallningId: u.bestallningId }))],
    });
  return rader;
};

interface Laget {
  /** Just sent again. */
  readonly kvitto: boolean;
  readonly hinder: Igenhinder | null;
}

const meddelande = ({ kvitto, hinder }: Laget): Meddelande | null => {
  if (hinder !== null) return { slag: 'varning', text: igenText[hinder] };
  return kvitto ? { slag: 'klart', text: 'Meddelandet ligger i kön igen och skickas strax.' } : null;
};

const konsekvens = ({ slag }: Visat): string =>
  slag === masterlosenord
    ? 'Användaren får ett nytt masterlösenord i ett sms. Det gamla slutar gälla.'
    : 'Mottagaren får samma meddelande en gång till.';

/** One message: where it is, and the button that sends it again when it may be. */
export const utskickModel = (u: Visat, form: Form, laget: Laget): Utskickssida => {
  const hinder = provaIgen(u);
  return {
    titel: omText(u.slag),
    rubrik: omText(u.slag),
    smulor: [
      { text: 'Start', href: '/' },
      { text: 'Utskick', href: utskickslistaPath },
      { text: omText(u.slag) },
    ],
    meddelande: meddelande(laget),
    status: lageStatus(u.lage),
    fakta: fakta(u),
    igen:
      hinder === null
        ? { action: url(utskickPath, { utskickId: u.id }), nyckel: nyckelFor(form), text: konsekvens(u) }
        : null,
    varforInte: hinder === null || laget.kvitto || laget.hinder !== null ? null : igenText[hinder],
  };
};
