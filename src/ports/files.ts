/** Places that somebody allowed a file to be put into. */
export interface Files {
  /** `refused`: not a place that we write to, or it takes nothing (any more). */
  put(uploadUrl: string, content: Uint8Array): Promise<'stored' | 'refused'>;
}
