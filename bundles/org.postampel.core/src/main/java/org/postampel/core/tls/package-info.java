/**
 * Whom to believe in TLS: {@link TrustPolicy} turns Java's own anchors and a mailbox's PEM file
 * into the trust manager that both mail and sign-in connections use. No connection is opened here.
 */
@Version("0.1.0")
package org.postampel.core.tls;

import org.osgi.annotation.versioning.Version;
