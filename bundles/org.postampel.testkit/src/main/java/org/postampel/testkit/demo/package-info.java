/**
 * The demo tenant "Musterfirma": a Microsoft-365-like organisation on 127.0.0.1, for tests, for
 * {@code ./run} and {@code ./run demo}.
 *
 * <p>What lives here: the tenant with its authority and mail servers, the switches a test turns, a
 * browser without a window, and the mailbox files of the demo. What does not: a token store or
 * anything else of the product; the demo tenant is what the product talks to. It refuses what Entra
 * and Exchange Online refuse, in their words.
 *
 * <p>Start reading at {@link org.postampel.testkit.demo.DemoTenant}. A test:
 *
 * <pre>{@code
 * try (DemoTenant tenant = DemoTenant.start(folder, Clock.systemUTC())) {
 *   tenant.authority();                 // https://localhost:PORT, add /{tenant}/oauth2/v2.0/...
 *   tenant.caFile();                    // PEM to trust
 *   tenant.browser().signIn(authorizeUrl, DemoAccount.ANNA);   // picks, accepts, posts the answer
 *   tenant.tokens().forPerson(DemoAccount.ANNA).issue();       // a token without the detour
 *   tenant.switches().smtpAuthOffForTenant(true);
 *   tenant.inbox(DemoAccount.SUPPORT);  // what has arrived
 * }
 * }</pre>
 */
@Version("0.1.0")
package org.postampel.testkit.demo;

import org.osgi.annotation.versioning.Version;
