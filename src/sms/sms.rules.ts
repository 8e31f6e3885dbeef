/** Port to whoever sends text messages. `mobil` is +46…; false when the message could not be handed over. */
export interface Sms {
  skicka(mobil: string, text: string): Promise<boolean>;
}
