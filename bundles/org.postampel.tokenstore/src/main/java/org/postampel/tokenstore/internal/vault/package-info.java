/**
 * The vaults of the operating systems: a key goes in, its reference comes out.
 *
 * <p>What a store does with the key is not known here. Start reading at {@link
 * org.postampel.tokenstore.internal.vault.OperatingSystemVault}.
 */
package org.postampel.tokenstore.internal.vault;
