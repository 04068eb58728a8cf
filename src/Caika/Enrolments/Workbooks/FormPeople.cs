namespace Caika.Enrolments.Workbooks;

/// <summary>Where the people come from that the rows of a form are about: the database, or a roster file.</summary>
internal abstract class FormPeople
{
    /// <summary>Null when the key names nobody here.</summary>
    internal abstract FormPerson? ByKey(string key);

    /// <summary>By the whole number, as it is kept; null when nobody has it.</summary>
    internal abstract FormPerson? ByNumber(string number);

    /// <summary>For T02: how many others have this mobile number.</summary>
    internal abstract int OthersWithMobile(string mobile, FormPerson person);
}
