import { klartText, type Faktarad, type Meddelande, type Status } from '../web/delar.ts';
import { radioknappar } from '../web/falt.ts';
import { felsammanfattning } from '../web/felsammanfattning.ts';
import { nyckelFor, type Form } from '../web/form.ts';
import { fraga, type Fraga } from '../web/fraga.ts';
import { page, type Page } from '../web/page.ts';
import { url } from '../web/url.ts';
import type { Forbundsantal, Platsantal } from './forbund.rules.ts';
import {
  gallringshinderText,
  lageFor,
  nekandeskal,
  nekandeskalText,
  provaGodkannande,
  provaNekande,
  type Gallring,
  type Gallringshinder,
  type Gallringslage,
} from './gallring.rules.ts';
import { faktaOm, inteVisat, perForbund, smulor, statusFor } from './ord.view.ts';
import { gallringPath, igenPath, protokollPath } from './sidor.rules.ts';

interface Formular {
  readonly action: string;
  readonly nyckel: string;
}
interface Gallringssida extends Page {
  readonly status: Status;
  /** While it goes on; null otherwise. */
  readonly framsteg: { readonly text: string; readonly klara: number; readonly alla: number } | null;
  readonly igen: Formular | null;
  readonly fakta: readonly Faktarad[];
  readonly forbund: readonly Platsantal[];
  readonly inteVisat: string | null;
  /** Null when nothing is to be decided; only to refuse when the reader may not approve. */
  readonly beslut:
    (Formular & { readonly godkann: boolean; readonly rubrik: string; readonly skal: Fraga }) | null;
  readonly text: string | null;
}
export const gallringPage = page<Gallringssida>('gallring/gallring');

interface Visning {
  readonly form: Form;
  /** What stood in the way of what the reader just tried. */
  readonly hinder: Gallringshinder | null;
  readonly lasareId: string;
  readonly gjort: unknown;
  readonly nu: Date;
}

/** How often the page is fetched again while it goes on, in seconds. */
const laddaOm = 3;

const gjorda: Readonly<Record<string, string>> = {
  foreslagen: 'Gallringen är föreslagen. Be en annan superadministratör att godkänna den.',
  beslutad: 'Beslutet är sparat.',
  igen: 'Gallringen har startat igen.',
};

const framsteget = ({ antal: { gallrat, foreslaget } }: Gallring) => ({
  text: `${String(gallrat)} av ${String(foreslaget)} deltaganden gallrade`,
  klara: gallrat,
  alla: foreslaget,
});

const skalfraga = (form: Form): Fraga =>
  fraga([
    radioknappar(form, 'skal', {
      etikett: 'Skäl',
      val: nekandeskal.map((ett) => ({ varde: ett, text: nekandeskalText[ett] })),
    }),
  ]);

const beslutet = (g: Gallring, lage: Gallringslage, { form, lasareId }: Visning) => {
  if (provaNekande(lage) !== null) return { beslut: null, text: null };
  const egen = g.foreslagenAvId === lasareId;
  const hinder = provaGodkannande(lage, { egen, regelGaller: g.regelGaller });
  const formular = { action: url(gallringPath, { gallringId: g.id }), nyckel: nyckelFor(form) };
  return {
    beslut: {
      ...formular,
      godkann: hinder === null,
      rubrik: egen ? 'Ta tillbaka förslaget' : 'Neka',
      skal: skalfraga(form),
    },
    text: hinder === null ? null : gallringshinderText[hinder],
  };
};

const stannat =
  'Gallringen har slutat innan den blev klar. Försök igen. Det som redan är gallrat påverkas inte.';

const meddelandet = (lage: Gallringslage, { hinder, gjort }: Visning): Meddelande | null => {
  if (hinder !== null) return { slag: 'varning', text: gallringshinderText[hinder] };
  return lage === 'stannat' ? { slag: 'varning', text: stannat } : klartText(gjorda, gjort);
};

/** One gallring: what it takes, how far it has come, and what the reader can do. */
export const gallringModel = (
  { gallring: g, rader }: { readonly gallring: Gallring; readonly rader: readonly Forbundsantal[] },
  visning: Visning,
): Gallringssida => {
  const lage = lageFor(g, visning.nu);
  const forbund = perForbund(rader);
  const id = { gallringId: g.id };
  return {
    titel: `Gallring ${String(g.nummer)}`,
    rubrik: `Gallring ${String(g.nummer)}`,
    ingress: [g.diarienummer],
    smulor: [...smulor, { text: String(g.nummer) }],
    meddelande: meddelandet(lage, visning),
    fel: felsammanfattning(visning.form, ['skal']),
    status: statusFor(lage),
    framsteg: lage === 'pagar' ? framsteget(g) : null,
    ...(lage === 'pagar' ? { laddaOm } : {}),
    atgarder:
      lage === 'klar'
        ? [{ text: 'Hämta protokollet (PDF)', href: url(protokollPath, id), slag: 'primar' }]
        : [],
    igen: lage === 'stannat' ? { action: url(igenPath, id), nyckel: nyckelFor(visning.form) } : null,
    fakta: faktaOm(g),
    forbund,
    inteVisat: forbund.length === 0 ? inteVisat : null,
    ...beslutet(g, lage, visning),
  };
};
