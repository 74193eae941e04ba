/** `sha256:` and 64 hex digits: the comment that ends an archive. */
export const sealBytes = 71;

/** The count in a zip file has 16 bits, and 65,535 in it means "look elsewhere"; fflate writes no elsewhere. */
export const mostZipEntries = 65_534;

/** Offsets have 32 bits; the directory behind the parts needs some room. */
export const largestZipBytes = 0xffffffff - 64 * 1024 * 1024;

/** A part that claims to unfold to more is not unfolded. */
export const largestPartBytes = 1024 * 1024 * 1024;
