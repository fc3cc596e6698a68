/**
 * A certificate authority for tests and the demo tenant, and the server certificates it issues.
 *
 * <p>What lives here: making keys and certificates (good ones, and the ones a client must refuse),
 * writing them as PEM, and the {@code SSLContext} of a server or of a client that trusts the
 * authority. What does not: trust decisions; the product makes those, and tests compare.
 *
 * <p>Start reading at {@link org.postampel.testkit.certificate.CertificateAuthority}:
 *
 * <pre>{@code
 * CertificateAuthority ca = CertificateAuthority.create("Test CA", Clock.systemUTC());
 * ServerCertificate good = ca.issue(CertificateRequest.forNames("localhost", "127.0.0.1"));
 * ServerCertificate expired = ca.issue(CertificateRequest.forNames("localhost").expired());
 * ServerCertificate otherHost = ca.issue(CertificateRequest.forNames("mail.other.example"));
 * ServerCertificate byIntermediate =
 *     ca.intermediate("Issuing CA").issue(CertificateRequest.forNames("localhost"));
 * ServerCertificate chainMissing = byIntermediate.withoutIntermediates();
 * ServerCertificate selfSigned = ServerCertificate.selfSigned(clock, "localhost");
 *
 * SSLContext server = good.serverContext();
 * SSLContext client = ca.clientContext();   // trusts this authority and nothing else
 * ca.writePem(folder.resolve("ca.pem"));
 * good.writePem(folder.resolve("server.pem"), folder.resolve("server.key"));
 * }</pre>
 */
@Version("0.1.0")
package org.postampel.testkit.certificate;

import org.osgi.annotation.versioning.Version;
