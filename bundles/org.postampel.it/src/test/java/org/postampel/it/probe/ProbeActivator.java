package org.postampel.it.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/**
 * Answers questions: a line with words separated by tabs on standard input, lines on standard
 * output, {@code "= "} before each, {@code "."} after the last, {@code "! "} before a failure.
 */
public final class ProbeActivator implements BundleActivator {

  private final Map<String, Question> questions = new HashMap<>();

  @Override
  public void start(BundleContext context) {
    questions.putAll(new BundleQuestions(context).all());
    questions.putAll(new ServiceQuestions(context).all());
    questions.putAll(new WindowQuestions(context).all());
    questions.putAll(new HelpQuestions(context).all());
    Thread thread = new Thread(this::converse, "probe");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void stop(BundleContext context) {
    questions.clear();
  }

  private void converse() {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> words = Arrays.asList(line.split("\t"));
        out.print(reply(words.get(0), words.subList(1, words.size())) + ".\n");
        out.flush();
      }
    } catch (IOException ended) {
      Thread.currentThread().interrupt();
    }
  }

  private String reply(String name, List<String> words) {
    StringBuilder reply = new StringBuilder();
    try {
      for (String line : questions.get(name).answer(words)) {
        reply.append("= ").append(line).append('\n');
      }
    } catch (Exception | LinkageError failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      trace.toString().lines().forEach(line -> reply.append("! ").append(line).append('\n'));
    }
    return reply.toString();
  }
}
