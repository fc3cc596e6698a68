/**
 * The demo tenant "Musterfirma": a Microsoft-365-like organisation on 127.0.0.1, for tests, for
 * {@code ./run} and {@code ./run demo}.
 *
 * <p>What lives here: the tenant with its authority and mail servers, the switches a test turns, a
 * scripted browser, and the mailbox files of the demo. What does not: a token store or anything of
 * the product; the demo tenant is what the product talks to.
 */
package org.postampel.testkit.demo;
