/**
 * How secrets rest: {@link org.postampel.tokenstore.internal.EncryptedTokenStore} is the store,
 * {@code StoreFolder} its files, {@code StoreDatabase} its SQLite connection, {@code SealedBox} the
 * one place that encrypts, {@code StoreKey} the key and its wrapping, {@code Leases} what makes one
 * process wait for another. Nothing outside this package may import the database driver or a
 * cipher. Start reading at {@code EncryptedTokenStore}.
 */
package org.postampel.tokenstore.internal;
