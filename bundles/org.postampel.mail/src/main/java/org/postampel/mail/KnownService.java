package org.postampel.mail;

/** Who seems to be talking, going by the first line. */
public enum KnownService {
  /** {@code * OK}. */
  IMAP,
  /** {@code +OK}. */
  POP3,
  /** {@code 220}. */
  SMTP,
  /** {@code 220} with FTP in its text. */
  FTP,
  /** {@code HTTP/1.1}. */
  HTTP,
  /** {@code SSH-2.0}. */
  SSH,
  /** {@code "IMPLEMENTATION"}. */
  SIEVE,
  /** Readable, but none of these. */
  UNKNOWN
}
