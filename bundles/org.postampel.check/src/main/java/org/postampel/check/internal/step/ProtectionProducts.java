package org.postampel.check.internal.step;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Knows the products that open encrypted connections or answer in a server's place; the only place
 * that does. The catalogue sees them as the fact {@code product}. Immutable.
 */
final class ProtectionProducts {

  /** The fact of a symptom: {@code known} where one has been recognised. */
  static final String FACT = "product";

  private static final Map<String, Pattern> PROGRAMS = read("protection-programs.properties");
  private static final Map<String, Pattern> GATEWAYS = read("protection-gateways.properties");

  private ProtectionProducts() {}

  /** The product that these issuers of certificates name, if one does. */
  static Optional<String> issuing(String issuers) {
    return in(PROGRAMS, issuers).or(() -> in(GATEWAYS, issuers));
  }

  /** The same as the value of {@link #FACT}. */
  static String fact(String issuers) {
    return issuing(issuers).isPresent() ? "known" : "none";
  }

  /**
   * The product that greets in the place of a server, if one does. A company's own server may well
   * be a gateway that says so; the server of a public provider is none.
   */
  static Optional<String> greeting(String banner, String host) {
    Optional<String> program = in(PROGRAMS, banner);
    return program.isPresent() || KnownHosts.builtIn().provider(host).isEmpty()
        ? program
        : in(GATEWAYS, banner);
  }

  private static Optional<String> in(Map<String, Pattern> products, String words) {
    return products.entrySet().stream()
        .filter(product -> product.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static Map<String, Pattern> read(String table) {
    Map<String, Pattern> all = new TreeMap<>();
    HostData.table(table)
        .forEach(
            (words, product) ->
                all.put(
                    String.valueOf(product),
                    Pattern.compile(String.valueOf(words), Pattern.CASE_INSENSITIVE)));
    return all;
  }
}
