import { dagAv, klockan } from '../shared/datum.ts';
import { sidvaljare, type Kolumn, type Sidvaljare } from '../web/delar.ts';
import { lank, tid, type Text } from '../web/text.ts';
import { url } from '../web/url.ts';
import { rattelsePath, volymPath } from './adress.rules.ts';
import type { Volympost, Volymsumma } from './volym.rules.ts';

interface Postrad {
  readonly nar: Text;
  readonly celler: readonly {
    readonly rubrik: string;
    readonly text: string | null;
    readonly tal: boolean;
  }[];
  readonly atgard: Text | null;
}
export interface Historik {
  readonly ar: readonly Volymsumma[];
  readonly kolumner: readonly Kolumn[];
  readonly rader: readonly Postrad[];
  readonly atgard: boolean;
  readonly sidvaljare: Sidvaljare | null;
}

const antal = (tal: number | null): string | null => {
  if (tal === null) return null;
  return tal < 0 ? `−${String(-tal)}` : String(tal);
};

const handelse = ({ rattar, rattad }: Volympost): string => {
  if (rattar !== null) return 'Rättelse';
  return rattad ? 'Registrering, tagen tillbaka' : 'Registrering';
};

const celler = (post: Volympost): Postrad['celler'] => [
  { rubrik: 'Av', text: post.av, tal: false },
  { rubrik: 'År', text: String(post.ar), tal: false },
  { rubrik: 'Antal', text: antal(post.antal), tal: true },
  { rubrik: 'Kvinnor', text: antal(post.kvinnor), tal: true },
  { rubrik: 'Män', text: antal(post.man), tal: true },
  { rubrik: 'Anteckning', text: post.anteckning, tal: false },
  { rubrik: 'Händelse', text: handelse(post), tal: false },
];

const kolumner: readonly Kolumn[] = [
  { text: 'När' },
  { text: 'Av' },
  { text: 'År' },
  { text: 'Antal', tal: true },
  { text: 'Kvinnor', tal: true },
  { text: 'Män', tal: true },
  { text: 'Anteckning' },
  { text: 'Händelse' },
];

const rad = (insatsId: string, post: Volympost, kan: boolean): Postrad => ({
  nar: [tid(dagAv(post.at), `${dagAv(post.at)} ${klockan(post.at)}`)],
  celler: celler(post),
  atgard:
    kan && post.rattar === null && !post.rattad
      ? [
          lank(
            'Ta tillbaka',
            url(rattelsePath, { insatsId, postId: post.id }),
            `${String(post.antal)} för ${String(post.ar)}`,
          ),
        ]
      : null,
});

interface Registrerat {
  readonly summor: readonly Volymsumma[];
  readonly poster: readonly Volympost[];
  readonly sida: number;
  readonly sidor: number;
}

/** What is registered, as tables: the sums of the years, and every entry with who and when. */
export const historikModel = (
  insatsId: string,
  { summor, poster, sida, sidor }: Registrerat,
  kan: boolean,
): Historik => ({
  ar: summor,
  kolumner,
  rader: poster.map((post) => rad(insatsId, post, kan)),
  atgard: kan,
  sidvaljare: sidvaljare(sida, sidor, (nummer) => url(volymPath, { insatsId }, { sida: String(nummer) })),
});
