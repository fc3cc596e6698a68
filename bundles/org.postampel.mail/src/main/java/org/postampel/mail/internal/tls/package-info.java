/**
 * Going over to TLS and, when that fails, knowing why: {@link
 * org.postampel.mail.internal.tls.TlsLayer}. Whom to believe is decided by {@link
 * org.postampel.core.tls.TrustPolicy}, not here.
 */
package org.postampel.mail.internal.tls;
