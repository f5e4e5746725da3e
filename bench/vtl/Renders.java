import com.sun.management.OperatingSystemMXBean;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.velocity.Template;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeInstance;

/**
 * The same templates on Apache Velocity: Renders EVENT SECONDS FILE..., as the example render_templates. Every render
 * parses the body. The processor time is the whole process's, collector included, after as long a warm-up.
 */
public class Renders {
    /** JSON to maps and lists, as small and quick as it gets without a library. */
    static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            blanks();
            char first = text.charAt(at);
            switch (first) {
                case '{': {
                    Map<String, Object> map = new LinkedHashMap<>();
                    at++;
                    blanks();
                    while (text.charAt(at) != '}') {
                        if (text.charAt(at) == ',') at++;
                        blanks();
                        String key = string();
                        blanks();
                        at++;
                        map.put(key, value());
                        blanks();
                    }
                    at++;
                    return map;
                }
                case '[': {
                    List<Object> list = new ArrayList<>();
                    at++;
                    blanks();
                    while (text.charAt(at) != ']') {
                        if (text.charAt(at) == ',') at++;
                        list.add(value());
                        blanks();
                    }
                    at++;
                    return list;
                }
                case '"':
                    return string();
                case 't':
                    at += 4;
                    return Boolean.TRUE;
                case 'f':
                    at += 5;
                    return Boolean.FALSE;
                case 'n':
                    at += 4;
                    return null;
                default: {
                    int start = at;
                    boolean whole = true;
                    for (; at < text.length(); at++) {
                        char c = text.charAt(at);
                        if (c == '.' || c == 'e' || c == 'E') whole = false;
                        else if ((c < '0' || c > '9') && c != '-' && c != '+') break;
                    }
                    String number = text.substring(start, at);
                    if (whole) return Integer.valueOf(number);
                    return Double.valueOf(number);
                }
            }
        }

        private void blanks() {
            while (at < text.length() && text.charAt(at) <= ' ') at++;
        }

        private String string() {
            int start = ++at;
            while (true) {
                char c = text.charAt(at);
                if (c == '"') return text.substring(start, at++);
                if (c == '\\') break;
                at++;
            }
            StringBuilder out = new StringBuilder(text.substring(start, at));
            while (true) {
                char c = text.charAt(at++);
                if (c == '"') return out.toString();
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                c = text.charAt(at++);
                switch (c) {
                    case 'n': out.append('\n'); break;
                    case 'r': out.append('\r'); break;
                    case 't': out.append('\t'); break;
                    case 'u':
                        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                        break;
                    default: out.append(c);
                }
            }
        }
    }

    static void json(Object value, StringBuilder out) {
        if (value instanceof Map) {
            char before = '{';
            for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
                out.append(before);
                before = ',';
                json(entry.getKey(), out);
                out.append(':');
                json(entry.getValue(), out);
            }
            if (before == '{') out.append('{');
            out.append('}');
        } else if (value instanceof List) {
            char before = '[';
            for (Object item : (List<?>) value) {
                out.append(before);
                before = ',';
                json(item, out);
            }
            if (before == '[') out.append('[');
            out.append(']');
        } else if (value instanceof String) {
            String text = (String) value;
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') out.append('\\');
                out.append(c);
            }
            out.append('"');
        } else {
            out.append(value);
        }
    }

    public static final class Input {
        private final Map<String, Object> event;
        private final Object tree;

        Input(Map<String, Object> event) {
            this.event = event;
            this.tree = new Reader((String) event.get("body")).value();
        }

        public String getBody() {
            return (String) event.get("body");
        }

        public Object path(String path) {
            Object node = tree;
            for (String name : path.split("\\.")) {
                if (!name.equals("$")) node = ((Map<?, ?>) node).get(name);
            }
            return node;
        }

        public String json(String path) {
            StringBuilder out = new StringBuilder();
            Renders.json(path(path), out);
            return out.toString();
        }

        public Map<String, Object> params() {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("path", event.get("path"));
            all.put("querystring", event.get("querystring"));
            all.put("header", event.get("headers"));
            return all;
        }

        public Object params(String name) {
            for (String group : new String[] {"path", "querystring", "headers"}) {
                Object found = ((Map<?, ?>) event.get(group)).get(name);
                if (found != null) return found;
            }
            return "";
        }
    }

    public static final class Util {
        public String escapeJavaScript(Object value) {
            String text = String.valueOf(value);
            StringBuilder out = new StringBuilder(text.length() + 16);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\'' || c == '\\' || c == '/') out.append('\\').append(c);
                else if (c == '\n') out.append("\\n");
                else if (c < ' ' || c > 0x7f) out.append(String.format("\\u%04X", (int) c));
                else out.append(c);
            }
            return out.toString();
        }

        public String urlEncode(Object value) {
            return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
        }

        public String base64Encode(Object value) {
            return Base64.getEncoder().encodeToString(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
        }
    }

    static String render(Template template, Map<String, Object> event) {
        VelocityContext context = new VelocityContext();
        context.put("input", new Input(event));
        context.put("util", new Util());
        context.put("context", event.get("context"));
        context.put("stageVariables", event.get("stageVariables"));
        StringWriter out = new StringWriter(4096);
        template.merge(context, out);
        return out.toString();
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] arguments) throws Exception {
        Map<String, Object> event = (Map<String, Object>) new Reader(Files.readString(Path.of(arguments[0]))).value();
        double seconds = Double.parseDouble(arguments[1]);
        RuntimeInstance runtime = new RuntimeInstance();
        runtime.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        runtime.init();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        for (int file = 2; file < arguments.length; file++) {
            Template template = new Template();
            template.setRuntimeServices(runtime);
            template.setName(arguments[file]);
            template.setData(runtime.parse(new StringReader(Files.readString(Path.of(arguments[file]))), arguments[file]));
            template.initDocument();
            String first = render(template, event);
            if (seconds == 0) {
                System.out.print(first);
                continue;
            }
            double best = 0;
            // The first five are the warm-up.
            for (int round = 0; round < 10; round++) {
                if (round == 5) best = 0;
                long start = system.getProcessCpuTime();
                long count = 0;
                double spent;
                do {
                    for (int i = 0; i < 200; i++) render(template, event);
                    count += 200;
                    spent = (system.getProcessCpuTime() - start) / 1e9;
                } while (spent < seconds / 5);
                best = Math.max(best, count / spent);
            }
            System.out.printf("%s %.0f renders/s %d bytes%n", arguments[file], best, first.length());
        }
    }
}
