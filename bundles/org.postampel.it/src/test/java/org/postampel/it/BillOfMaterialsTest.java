package org.postampel.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The bill of materials and the notice name exactly the jars of the distribution. */
class BillOfMaterialsTest {

  /** Jars that were given a manifest, so that their hash is not the one of the original. */
  private static final Map<String, String> WRAPPED =
      Map.of(
          "azure-json", "wrapped.com.azure.azure-json",
          "jcip-annotations", "wrapped.com.github.stephenc.jcip.jcip-annotations");

  @Test
  void theBillOfMaterialsHasTheJarsOfTheDistributionAndNothingElse()
      throws IOException, NoSuchAlgorithmException {
    Map<String, String> inDistribution = new TreeMap<>();
    for (Path jar : allJars()) {
      String name = symbolicName(jar);
      inDistribution.put(WRAPPED.containsValue(name) ? name : sha256(jar), name);
    }
    Map<String, String> inBill = new TreeMap<>();
    for (JsonNode component : bill().path("components")) {
      String name = component.path("name").asText();
      inBill.put(WRAPPED.getOrDefault(name, hashOf(component)), name);
    }
    assertThat(inBill.keySet())
        .as("in the bill %s, in the distribution %s", inBill, inDistribution)
        .isEqualTo(inDistribution.keySet());
  }

  @Test
  void theNoticeNamesEveryLibraryOfTheDistributionAndNoOther() throws IOException {
    Set<String> named =
        Files.readAllLines(Distribution.folder().resolve("NOTICE")).stream()
            .filter(line -> line.matches("\\S+  +\\S.*"))
            .map(line -> line.split(" ")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> shipped = new TreeSet<>();
    for (Path jar : allJars()) {
      if (!jar.getFileName().toString().startsWith("org.postampel.")) {
        shipped.add(symbolicName(jar));
      }
    }
    assertThat(named).isEqualTo(shipped);
  }

  private static List<Path> allJars() {
    List<Path> jars = new ArrayList<>(Distribution.plugins());
    for (String framework : List.of("felix", "equinox")) {
      jars.addAll(
          Distribution.jarsOf(Distribution.folder().resolve("framework").resolve(framework)));
    }
    return jars;
  }

  private static JsonNode bill() throws IOException {
    return new ObjectMapper()
        .readTree(Distribution.folder().resolve("postampel-sbom.cdx.json").toFile());
  }

  private static String hashOf(JsonNode component) {
    for (JsonNode hash : component.path("hashes")) {
      if (hash.path("alg").asText().equals("SHA-256")) {
        return hash.path("content").asText();
      }
    }
    return "no hash of " + component.path("name").asText();
  }

  private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }

  private static String symbolicName(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      String name = jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
      return name.split(";")[0].strip();
    }
  }
}
