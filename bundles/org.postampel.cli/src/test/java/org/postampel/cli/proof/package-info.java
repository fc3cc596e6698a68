/**
 * Promises of sign-in and token store that only the whole product can keep, proven against the demo
 * tenant with processes of their own. Start reading at the tests; {@code ProofSize} says how many
 * of everything.
 */
package org.postampel.cli.proof;
