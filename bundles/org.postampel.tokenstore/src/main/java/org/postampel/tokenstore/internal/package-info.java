/**
 * How secrets rest: {@link org.postampel.tokenstore.internal.EncryptedTokenStore} is the store,
 * {@code Database} where its rows lie: {@code StoreDatabase} is SQLite in a {@code StoreFolder},
 * {@code HostDatabase} the tables in a host's database. {@code SealedBox} is the one place that
 * encrypts, {@code StoreKey} the key and its wrapping, {@code LeasedWork} what makes one process or
 * machine wait for another. Nothing outside this package may import the database driver or a
 * cipher. Start reading at {@code EncryptedTokenStore}.
 */
package org.postampel.tokenstore.internal;
