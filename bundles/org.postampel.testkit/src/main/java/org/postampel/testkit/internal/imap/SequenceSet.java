package org.postampel.testkit.internal.imap;

import java.util.ArrayList;
import java.util.List;

/** A set of sequence numbers or UIDs, as "1:3,7,10:*" (RFC 3501 section 9, sequence-set). */
final class SequenceSet {
  private static final int MAXIMUM_RANGES = 1000;
  private static final long STAR = Long.MAX_VALUE;

  private final List<long[]> ranges;

  private SequenceSet(List<long[]> ranges) {
    this.ranges = ranges;
  }

  static boolean looksLike(String text) {
    return text.matches("[0-9*][0-9*:,]*");
  }

  static SequenceSet parse(String text) throws ImapSyntax {
    List<long[]> ranges = new ArrayList<>();
    for (String piece : text.split(",", -1)) {
      String[] ends = piece.split(":", -1);
      if (ends.length > 2 || ranges.size() >= MAXIMUM_RANGES) {
        throw new ImapSyntax("no set: " + text);
      }
      long one = number(ends[0]);
      long other = ends.length == 2 ? number(ends[1]) : one;
      ranges.add(new long[] {Math.min(one, other), Math.max(one, other)});
    }
    return new SequenceSet(ranges);
  }

  /** Returns whether a number is in the set when "*" stands for {@code last}. */
  boolean contains(long number, long last) {
    for (long[] range : ranges) {
      long from = range[0] == STAR ? last : range[0];
      long to = range[1] == STAR ? last : range[1];
      if (number >= Math.min(from, to) && number <= Math.max(from, to)) {
        return true;
      }
    }
    return false;
  }

  private static long number(String text) throws ImapSyntax {
    if (text.equals("*")) {
      return STAR;
    }
    if (!text.matches("[0-9]{1,10}") || Long.parseLong(text) == 0) {
      throw new ImapSyntax("no number: " + text);
    }
    return Long.parseLong(text);
  }
}
