import type { Actor } from '../behorighet/behorighet.rules.ts';
import { tidpunkt } from '../shared/datum.ts';
import type { Kolumn, Meddelande } from '../web/delar.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';

export const kontoPath = '/konto';
export const inloggningPath = '/konto/inloggningar/:inloggningId/avslut';
export const overalltPath = '/konto/utloggning';

interface Inloggningsrad {
  readonly start: string;
  readonly senast: string;
  /** Address that ends it; null for the one in use, which is ended by Logga ut. */
  readonly avsluta: string | null;
}

interface KontoPage extends Page {
  readonly kolumner: readonly Kolumn[];
  readonly inloggningar: readonly Inloggningsrad[];
}
export const kontoPage = page<KontoPage>('konto/konto');

const klart: Readonly<Record<string, Meddelande>> = {
  losenord: { slag: 'klart', text: 'Lösenordet är bytt.' },
  avslutad: { slag: 'klart', text: 'Inloggningen är avslutad.' },
};

interface Inloggning {
  readonly id: string;
  readonly skapadAt: Date;
  readonly senastAt: Date;
}

/** @param vad what was just done, as the address names it */
export const kontoModel = (actor: Actor, inloggningar: readonly Inloggning[], vad: unknown): KontoPage => ({
  titel: 'Mitt konto',
  rubrik: 'Mitt konto',
  ingress: [`${actor.namn}, ${actor.organisation}`],
  smulor: [{ text: 'Start', href: '/' }, { text: 'Mitt konto' }],
  meddelande: (typeof vad === 'string' && Object.hasOwn(klart, vad) ? klart[vad] : null) ?? null,
  kolumner: [{ text: 'Inloggad sedan' }, { text: 'Använd senast' }],
  inloggningar: inloggningar.map(({ id, skapadAt, senastAt }) => ({
    start: tidpunkt(skapadAt),
    senast: tidpunkt(senastAt),
    avsluta: id === actor.inloggningId ? null : url(inloggningPath, { inloggningId: id }),
  })),
});
