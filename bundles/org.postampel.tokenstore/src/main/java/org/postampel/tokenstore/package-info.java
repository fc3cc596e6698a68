/**
 * Secrets at rest: encrypted rows in a database of their own or of a host, or in memory for one
 * run.
 *
 * <p>This package opens stores and says why one cannot be used; how rows are encrypted and locked
 * is internal. Sign-in, tokens and mail are unknown here. Start reading at {@link TokenStores}; the
 * contract is {@link org.postampel.core.credential.TokenStore}.
 *
 * <p>In a framework the store is a service, and a host shapes it by services of its own: {@link
 * WrappingKeySource}, {@link PassphraseSource}, and a {@link javax.sql.DataSource} registered with
 * the property {@code postampel.store=true}, which puts the store into tables of that database; the
 * framework property {@code postampel.store.tables} is what their names begin with.
 */
@Version("0.1.0")
package org.postampel.tokenstore;

import org.osgi.annotation.versioning.Version;
