/** Names of rooms. Only the server puts anyone into one; no client ever names a room. */
export const rooms = {
  case: (caseId: string) => `case:${caseId}`,
  station: (stationId: string) => `station:${stationId}`,
  session: (sessionId: string) => `session:${sessionId}`,
  pass: (passId: string) => `pass:${passId}`,
  officer: (officerId: string) => `officer:${officerId}`,
  /** Every officer of a station, whatever they may see there. */
  officers: (stationId: string) => `officers:${stationId}`,
  kiosk: (kioskId: string) => `kiosk:${kioskId}`,
  seats: (stationId: string) => `seats:${stationId}`,
  seat: (seatId: string) => `seat:${seatId}`,
  lookouts: (stationId: string) => `lookouts:${stationId}`,
};
