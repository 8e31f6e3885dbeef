/** Who may take out registerutdrag: appointed by a superadministratör. */
export const handlaggarePath = '/registerhandlaggare';
export const handlaggaravslutPath = '/registerhandlaggare/:anvandareId/avslut';
