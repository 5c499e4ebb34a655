import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import software.amazon.smithy.model.Model;
import software.amazon.smithy.model.validation.Severity;
import software.amazon.smithy.model.validation.ValidationEvent;

/** Reads the names of models, one a line, and prints a line for each: the first error, or nothing. */
public final class Judge {
    public static void main(String[] arguments) throws Exception {
        Model known = Model.assembler().discoverModels().assemble().unwrap();
        BufferedReader names = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String name = names.readLine(); name != null; name = names.readLine()) {
            System.out.println(verdict(known, name).replaceAll("\\s+", " "));
        }
    }

    private static String verdict(Model known, String name) {
        try {
            for (ValidationEvent event :
                    Model.assembler().addModel(known).addImport(Paths.get(name)).assemble().getValidationEvents()) {
                if (event.getSeverity().compareTo(Severity.DANGER) >= 0) {
                    return event.getId() + ": " + event.getMessage();
                }
            }
            return "";
        } catch (RuntimeException error) {
            return "exception: " + error;
        }
    }
}
