/**
 * The contracts about secrets that the floors above share: {@link Secret}, where secrets rest
 * ({@link TokenStore}) and who hands a ready {@link Credential} to a mail connection ({@link
 * CredentialSource}). No implementation lives here. Start reading at {@link CredentialSource}.
 */
@Version("0.1.0")
package org.postampel.core.credential;

import org.osgi.annotation.versioning.Version;
