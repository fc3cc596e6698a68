/**
 * Secrets at rest: encrypted rows in a database of their own, or in memory for one run.
 *
 * <p>This package opens stores and says why one cannot be used; how rows are encrypted and locked
 * is internal. Sign-in, tokens and mail are unknown here. Start reading at {@link TokenStores}; the
 * contract is {@link org.postampel.core.credential.TokenStore}.
 */
@Version("0.1.0")
package org.postampel.tokenstore;

import org.osgi.annotation.versioning.Version;
