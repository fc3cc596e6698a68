package org.postampel.check;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * How a check is run.
 *
 * @param timeout how long the whole check may take, more than nothing; steps that are not finished
 *     then are grey {@code cancelled}
 * @param stepTimeout how long a single step may take, more than nothing
 * @param mx whether DNS may be asked for the mail exchangers of the address
 * @param ephemeral whether the sign-in is for this check only; the caller supplies a store that
 *     forgets
 * @param roundtrip whether a message is sent to the mailbox itself and fetched again
 * @param bulk whether many mailboxes are checked in a row: then nothing is tried that was not
 *     configured, because failed log-ins and strange ports alarm administrators
 * @param moveFolder the folder into which a test message is moved, as people read its name; empty
 *     when nobody chose that step
 * @param proofs where it is remembered that a real message proved a mailbox
 * @param leftOut the servers that are not asked this time, because an earlier check has proven
 *     them; their steps are grey {@code not-chosen}
 */
public record CheckOptions(
    Duration timeout,
    Duration stepTimeout,
    boolean mx,
    boolean ephemeral,
    boolean roundtrip,
    boolean bulk,
    String moveFolder,
    SendAsProofs proofs,
    Set<Leg> leftOut) {

  /** The legs that can be left out: those with a server of their own. */
  private static final Set<Leg> SERVERS = EnumSet.of(Leg.IMAP, Leg.POP3, Leg.SMTP);

  /** A message takes its way, and mail servers let it wait. */
  private static final Duration ROUNDTRIP = Duration.ofSeconds(120);

  /** Thirty seconds for the check, ten for a step. */
  private static final CheckOptions DEFAULTS =
      new CheckOptions(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          true,
          false,
          false,
          false,
          "",
          SendAsProofs.forgetful(),
          Set.of());

  /**
   * Refuses with {@link IllegalArgumentException} a time that is not positive, and a leg left out
   * that has no server or that a chosen step needs.
   */
  public CheckOptions {
    Objects.requireNonNull(timeout);
    Objects.requireNonNull(stepTimeout);
    Objects.requireNonNull(moveFolder);
    Objects.requireNonNull(proofs);
    leftOut = Set.copyOf(leftOut);
    if (!SERVERS.containsAll(leftOut)
        || !leftOut.isEmpty() && (roundtrip || !moveFolder.isEmpty())) {
      throw new IllegalArgumentException("cannot be left out: " + leftOut);
    }
    if (timeout.isNegative()
        || timeout.isZero()
        || stepTimeout.isNegative()
        || stepTimeout.isZero()) {
      throw new IllegalArgumentException("not a time: " + timeout + ", " + stepTimeout);
    }
  }

  /** Thirty seconds for the check, ten for a step, MX look-up on, nothing else. */
  public static CheckOptions defaults() {
    return DEFAULTS;
  }

  /**
   * The same with another time for the whole check; a step gets at most half of it, so that a
   * silent server is still found out in time.
   */
  public CheckOptions withTimeout(Duration value) {
    Duration half = value.dividedBy(2);
    Duration step = stepTimeout.compareTo(half) < 0 ? stepTimeout : half;
    return new CheckOptions(
        value, step, mx, ephemeral, roundtrip, bulk, moveFolder, proofs, leftOut);
  }

  /** The same with another time for a single step. */
  public CheckOptions withStepTimeout(Duration value) {
    return new CheckOptions(
        timeout, value, mx, ephemeral, roundtrip, bulk, moveFolder, proofs, leftOut);
  }

  /** The same with the look-up of mail exchangers on or off. */
  public CheckOptions withMx(boolean value) {
    return new CheckOptions(
        timeout, stepTimeout, value, ephemeral, roundtrip, bulk, moveFolder, proofs, leftOut);
  }

  /** The same with a sign-in for this check only, or not. */
  public CheckOptions withEphemeral(boolean value) {
    return new CheckOptions(
        timeout, stepTimeout, mx, value, roundtrip, bulk, moveFolder, proofs, leftOut);
  }

  /**
   * The same with the round trip of a message on or off; on, the check has two minutes at least.
   */
  public CheckOptions withRoundtrip(boolean value) {
    Duration longer = value && timeout.compareTo(ROUNDTRIP) < 0 ? ROUNDTRIP : timeout;
    return new CheckOptions(
        longer, stepTimeout, mx, ephemeral, value, bulk, moveFolder, proofs, leftOut);
  }

  /**
   * The same with a test message that is moved into a folder.
   *
   * @param folder its name as people read it; empty for no such step
   */
  public CheckOptions withMoveFolder(String folder) {
    return new CheckOptions(
        timeout, stepTimeout, mx, ephemeral, roundtrip, bulk, folder, proofs, leftOut);
  }

  /** The same with another place where proofs by a real message are remembered. */
  public CheckOptions withProofs(SendAsProofs value) {
    return new CheckOptions(
        timeout, stepTimeout, mx, ephemeral, roundtrip, bulk, moveFolder, value, leftOut);
  }

  /** The same for one of many mailboxes that are checked in a row, or not. */
  public CheckOptions withBulk(boolean value) {
    return new CheckOptions(
        timeout, stepTimeout, mx, ephemeral, roundtrip, value, moveFolder, proofs, leftOut);
  }

  /**
   * The same without asking some servers, as when only what failed is checked again.
   *
   * @param legs of {@link Leg#IMAP}, {@link Leg#POP3} and {@link Leg#SMTP}; empty for all servers
   */
  public CheckOptions withoutLegs(Set<Leg> legs) {
    return new CheckOptions(
        timeout, stepTimeout, mx, ephemeral, roundtrip, bulk, moveFolder, proofs, legs);
  }
}
