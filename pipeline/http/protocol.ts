/** What sending again has to know of whom it speaks to. Each side describes its own; the pipeline hands it over. */
export interface Protocol {
  /** Whom the requests go to, for the log. */
  peer: string;
  /** What a request is for, for the log. */
  nameOf(request: { url: string; body?: unknown }): string;
  /** Whether a good answer to a request has a body. */
  isAnswered(request: Pick<Request, 'method' | 'url' | 'headers'>): boolean;
  /** Whether a 404 of its own says what is missing, so that one without comes from somewhere else. */
  explainsMissing: boolean;
  /** Whether the body of a failure says that a repeat would fail as well. */
  isRefusal(data: unknown): boolean;
}
