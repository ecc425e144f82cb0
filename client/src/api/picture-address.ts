/** Where an officer finds a picture of a case; opening it is recorded. */
export function pictureAddress(caseId: string, pictureId: string): string {
  return `/api/v1/cases/${encodeURIComponent(caseId)}/pictures/${encodeURIComponent(pictureId)}`;
}
