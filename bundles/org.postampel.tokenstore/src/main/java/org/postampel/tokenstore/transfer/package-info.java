/**
 * Secrets on their way to another installation: sealed with a passphrase that was given for this
 * one transfer, or not carried at all.
 *
 * <p>Where secrets rest is {@link org.postampel.tokenstore}; the settings of mailboxes, which hold
 * no secret, travel without this package. Start reading at {@link SecretTransfer}.
 */
@Version("0.1.0")
package org.postampel.tokenstore.transfer;

import org.osgi.annotation.versioning.Version;
