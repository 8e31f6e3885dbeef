/** For one who has an account but no role: whom to ask. A paragraph each. */
export const saknarBehorighet: readonly string[] = [
  'Behörighet beställs av den som är behörig beställare hos din arbetsgivare. Fråga din chef vem det är.',
  'När beställningen är godkänd får du ett meddelande. Läs då in sidan på nytt, så kommer du vidare.',
  'Har du haft behörighet tidigare kan den ha avslutats för att den inte bekräftades eller inte användes på ett år. Beställaren kan beställa den på nytt.',
];

/** For one whose identity is proven, but who has no account. A paragraph each. */
export const saknarKonto: readonly string[] = [
  'Behörighet beställs av den som är behörig beställare hos din arbetsgivare. Fråga din chef vem det är.',
  'När beställningen är godkänd får du ett meddelande. Logga då in på nytt.',
  'Har du haft behörighet tidigare kan den ha avslutats för att den inte bekräftades eller inte användes på ett år. Beställaren kan beställa den på nytt.',
];
