import { FuseV1Options, FuseVersion } from "@electron/fuses";

/** `grantFileProtocolExtraPrivileges` came with it; an older runtime has no such fuse. */
const firstWithFileFuse = 29;

/**
 * What a packed program may and may not do, whatever its command line and its environment say.
 *
 * @param {string} electronVersion
 */
export function fusesFor(electronVersion) {
  const hasFileFuse = Number.parseInt(electronVersion, 10) >= firstWithFileFuse;
  return {
    version: FuseVersion.V1,
    [FuseV1Options.RunAsNode]: false,
    // There is no cookie to encrypt, and a keyring that asks for a password would be met at every start.
    [FuseV1Options.EnableCookieEncryption]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    ...(hasFileFuse ? { [FuseV1Options.GrantFileProtocolExtraPrivileges]: false } : {}),
  };
}
